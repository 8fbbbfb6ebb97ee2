target_link_libraries(dns PRIVATE resolv)
