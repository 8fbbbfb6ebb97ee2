target_link_libraries(http PUBLIC CURL::libcurl)
