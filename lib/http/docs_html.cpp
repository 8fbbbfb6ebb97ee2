// The frame of the documentation page.
#include "http/docs_page.hpp"

namespace http {

std::string_view docs_html() {
  return R"html(<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>API reference</title>
  <link rel="stylesheet" href="docs/style.css">
  <script src="docs/script.js" defer></script>
</head>
<body>
  <a class="skip" href="#reference">Skip to the reference</a>
  <header class="top">
    <div class="brand"><span class="mark" aria-hidden="true"></span><span id="title">API reference</span></div>
    <a class="raw" href="openapi.json">openapi.json</a>
  </header>
  <div class="layout">
    <nav class="contents" aria-label="Operations">
      <label class="search"><span class="unseen">Filter operations</span>
        <input id="filter" type="search" placeholder="Filter operations" autocomplete="off"></label>
      <div id="contents"></div>
    </nav>
    <main id="reference" tabindex="-1"><p class="loading">Loading the document…</p></main>
  </div>
  <noscript><p class="loading">This page needs JavaScript; the document itself is <a href="openapi.json">openapi.json</a>.</p></noscript>
</body>
</html>
)html";
}

}  // namespace http
