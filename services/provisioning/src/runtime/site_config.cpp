// Text of a site's nginx.conf.
#include "runtime/site_config.hpp"

#include "base/error.hpp"
#include "edge/edge_files.hpp"

namespace provisioning {

namespace {

constexpr std::string_view head = R"nginx(# Written by dde for one site; changes are overwritten.
daemon off;
worker_processes 1;
pid /tmp/nginx.pid;
error_log stderr error;
events { worker_connections 256; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  charset utf-8;
  charset_types text/plain text/css text/javascript text/xml application/javascript application/json
                application/manifest+json image/svg+xml;
  access_log off;
  server_tokens off;
  absolute_redirect off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 15s;
  client_header_timeout 10s;
  client_max_body_size 1k;
  send_timeout 30s;
  reset_timedout_connection on;
  server_names_hash_bucket_size 512;
  client_body_temp_path /tmp/body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  scgi_temp_path /tmp/scgi;
  uwsgi_temp_path /tmp/uwsgi;
  gzip on;
  gzip_comp_level 5;
  gzip_min_length 512;
  gzip_proxied any;
  gzip_vary on;
  gzip_types text/plain text/css text/javascript application/javascript application/json application/xml
             application/rss+xml application/atom+xml application/manifest+json image/svg+xml;
  map $uri $cache {
    default "no-cache";
    "~*\.[0-9a-f]{8,}\.[a-z0-9]+$" "public, max-age=31536000, immutable";
    "~*\.(css|js|mjs|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|mp4|webm)$" "public, max-age=3600";
  }
)nginx";

constexpr std::string_view site = R"nginx(    root /site/current;
    index index.html;
    disable_symlinks on from=$document_root;
    error_page 404 /404.html;
    if ($request_method !~ ^(GET|HEAD)$) { return 405; }
    add_header Cache-Control $cache always;
    add_header X-Content-Type-Options nosniff always;
    add_header X-Frame-Options SAMEORIGIN always;
    add_header Referrer-Policy strict-origin-when-cross-origin always;
    add_header Permissions-Policy "camera=(), microphone=(), geolocation=()" always;
    location = /.well-known/dde-release {
      default_type text/plain;
      try_files /.dde-release =404;
    }
    location ^~ /.well-known/ { try_files $uri =404; }
    location ~ /\. { return 404; }
    location / { try_files $uri $uri/ $uri.html =404; }
  }
)nginx";

std::string joined(const std::vector<std::string>& hosts) {
  std::string names;
  for (const auto& host : hosts) {
    if (!is_host_name(host)) throw base::invalid("hosts", "not_a_host_name", "This is not a host name.");
    names += " " + host;
  }
  return names;
}

}  // namespace

std::string site_config(std::string_view socket, const std::vector<std::string>& hosts) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";
  if (socket.find_first_not_of(plain) != std::string_view::npos) {
    throw base::internal("run_dir may only hold letters, digits and /._-: " + std::string(socket));
  }
  const auto names = joined(hosts);
  const auto listen = "  server {\n    listen unix:" + std::string(socket);
  auto text = std::string(head) + listen + " default_server;\n    return 421;\n  }\n";
  if (!names.empty()) text += listen + ";\n    server_name" + names + ";\n" + std::string(site);
  return text + "}\n";
}

}  // namespace provisioning
