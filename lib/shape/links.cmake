target_link_libraries(shape PUBLIC Boost::json PRIVATE Boost::url)
