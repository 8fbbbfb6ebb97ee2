target_link_libraries(crypto PUBLIC OpenSSL::Crypto PRIVATE crypt zxcvbn utf8proc)
