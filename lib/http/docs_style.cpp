// The looks of the documentation page, light and dark.
#include "http/docs_page.hpp"

namespace http {

std::string_view docs_style() {
  return R"css(:root {
  --paper: #ffffff; --raised: #f7f8fa; --ink: #16181d; --soft: #5b6472; --line: #e3e6eb; --accent: #3d5afe;
  --code: #f3f5f8; --get: #0a7d4f; --post: #2447d8; --patch: #9a5b00; --put: #9a5b00; --delete: #b3261e;
  --radius: 10px; --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f1115; --raised: #171a21; --ink: #e8eaf0; --soft: #9aa4b5; --line: #272c36; --accent: #8ea2ff;
    --code: #1b1f28; --get: #4fd39a; --post: #9db0ff; --patch: #f0b45b; --put: #f0b45b; --delete: #ff8a80;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 72px; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
a { color: var(--accent); }
code, pre { font-family: var(--mono); font-size: 13px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 12px; top: 12px; z-index: 3; background: var(--paper); padding: 8px 12px; }
.top { position: sticky; top: 0; z-index: 2; display: flex; align-items: center; justify-content: space-between; gap: 16px;
  height: 56px; padding: 0 24px; background: var(--paper); border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: 10px; font-weight: 650; letter-spacing: -.01em; min-width: 0; }
.brand span:last-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.mark { flex: none; width: 20px; height: 20px; border-radius: 6px; background: linear-gradient(135deg, var(--accent), #9c6bff); }
.raw { font-family: var(--mono); font-size: 13px; white-space: nowrap; }
.layout { display: grid; grid-template-columns: 288px minmax(0, 1fr); max-width: 1320px; margin: 0 auto; }
.contents { position: sticky; top: 56px; align-self: start; height: calc(100vh - 56px); overflow-y: auto; padding: 20px 12px 40px 24px; border-right: 1px solid var(--line); }
.search input { width: 100%; padding: 8px 12px; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
.contents h2 { margin: 20px 0 4px; padding: 0 8px; font-size: 12px; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
.contents ul { list-style: none; margin: 0; padding: 0; }
.contents li a { display: flex; gap: 8px; align-items: baseline; padding: 5px 8px; border-radius: 6px; color: inherit; text-decoration: none; font-size: 14px; line-height: 1.4; }
.contents li a:hover { background: var(--raised); }
.contents .method { width: 44px; font-size: 10px; }
main { padding: 32px 40px 96px; min-width: 0; }
main > h1 { margin: 0 0 4px; font-size: 28px; letter-spacing: -.02em; line-height: 1.25; }
.lead { margin: 0 0 8px; color: var(--soft); max-width: 68ch; }
.group { margin: 40px 0 12px; font-size: 20px; letter-spacing: -.01em; text-transform: capitalize; }
.operation { border: 1px solid var(--line); border-radius: var(--radius); margin: 0 0 16px; overflow: hidden; }
.operation > header { padding: 16px 20px; background: var(--raised); border-bottom: 1px solid var(--line); }
.operation h3 { margin: 0 0 6px; font-size: 16px; }
.operation h3 a { color: inherit; text-decoration: none; }
.operation h3 a:hover { text-decoration: underline; }
.call { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; }
.call code { overflow-wrap: anywhere; }
.method { flex: none; font-family: var(--mono); font-size: 12px; font-weight: 700; letter-spacing: .02em; }
.method.get { color: var(--get); } .method.post { color: var(--post); } .method.patch { color: var(--patch); }
.method.put { color: var(--put); } .method.delete { color: var(--delete); }
.access { margin-left: auto; font-size: 12px; color: var(--soft); }
.operation .body { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 32px; padding: 8px 20px 20px; }
.operation h4 { margin: 16px 0 4px; font-size: 12px; font-weight: 600; letter-spacing: .05em; text-transform: uppercase; color: var(--soft); }
.fields { list-style: none; margin: 0; padding: 0; }
.fields > li { padding: 8px 0; border-top: 1px solid var(--line); }
.fields > li:first-child { border-top: 0; }
.fields .fields { margin: 6px 0 0; padding-left: 14px; border-left: 2px solid var(--line); }
.field { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; }
.field .name { font-weight: 600; overflow-wrap: anywhere; }
.field .type, .field .place, .rules { color: var(--soft); font-size: 13px; }
.field .needed { color: var(--delete); font-size: 12px; }
.rules { overflow-wrap: anywhere; }
details > summary { cursor: pointer; color: var(--accent); font-size: 13px; }
.answers { margin: 0; }
.answers > div { display: flex; gap: 12px; padding: 5px 0; border-top: 1px solid var(--line); }
.answers > div:first-child { border-top: 0; }
.answers dt { flex: none; width: 64px; font-family: var(--mono); font-size: 13px; font-weight: 600; }
.answers dd { margin: 0; font-size: 14px; overflow-wrap: anywhere; }
.good { color: var(--get); } .bad { color: var(--soft); }
pre { margin: 0; padding: 12px 14px; background: var(--code); border-radius: 8px; overflow-x: auto; line-height: 1.5; }
.loading { padding: 32px; color: var(--soft); }
@media (max-width: 980px) { .operation .body { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 760px) {
  .top { padding: 0 16px; }
  .layout { display: block; }
  .contents { position: static; height: auto; max-height: 44vh; padding: 16px; border-right: 0; border-bottom: 1px solid var(--line); }
  main { padding: 24px 16px 64px; }
  main > h1 { font-size: 24px; }
  .access { margin-left: 0; flex-basis: 100%; }
  .operation > header, .operation .body { padding-left: 16px; padding-right: 16px; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
)css";
}

}  // namespace http
