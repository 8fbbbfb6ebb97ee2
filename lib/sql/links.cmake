target_link_libraries(sql PUBLIC PkgConfig::pq)
