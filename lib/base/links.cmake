target_link_libraries(base PUBLIC Boost::json Boost::url PRIVATE prometheus-cpp-core)
