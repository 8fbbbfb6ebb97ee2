target_link_libraries(redis PRIVATE PkgConfig::hiredis OpenSSL::Crypto)
