// What fills the documentation page from openapi.json.
#include "http/docs_page.hpp"

namespace http {

std::string_view docs_script() {
  return R"js("use strict";

let api;

// element("a", {class: "x", href: "#y"}, "text", child, ...): texts are never read as markup.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  for (const child of children.flat()) if (child !== null && child !== undefined) made.append(child);
  return made;
}

// Words between backticks are code.
function prose(text) {
  return text.split("`").map((part, index) => (index % 2 ? element("code", null, part) : part));
}

function resolve(schema) {
  return schema && schema.$ref ? api.components.schemas[schema.$ref.split("/").pop()] || {} : schema || {};
}

const shortName = (schema) => (schema.$ref ? schema.$ref.split("/").pop() : "");

function typeOf(schema) {
  if (schema.$ref) return shortName(schema);
  const choices = schema.anyOf || schema.oneOf;
  if (choices) return choices.map(typeOf).join(" or ");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const types = [].concat(schema.type || "any");
  return types.map((type) => (type === "array" ? "list of " + typeOf(schema.items || {}) : type)).join(" or ");
}

function rulesOf(schema) {
  const rules = [];
  const range = (low, high, unit) => {
    if (low !== undefined && high !== undefined) rules.push(low + " to " + high + unit);
    else if (high !== undefined) rules.push("at most " + high + unit);
    else if (low !== undefined) rules.push("at least " + low + unit);
  };
  if (schema.format && schema.format !== "int64") rules.push(schema.format);
  range(schema.minLength, schema.maxLength, " characters");
  range(schema.minimum, schema.maximum, "");
  range(schema.minItems, schema.maxItems, " items");
  if (schema.default !== undefined) rules.push("default " + JSON.stringify(schema.default));
  if (schema.pattern) rules.push("matches " + schema.pattern);
  return rules.join(" · ");
}

// The object schema inside a list or a nullable, if there is one to show.
function innerObject(schema) {
  for (const choice of schema.anyOf || schema.oneOf || [schema]) {
    const target = resolve(choice.type === "array" || choice.items ? choice.items : choice);
    if (target.properties) return target;
  }
  return null;
}

function fieldRow(name, schema, needed, place, depth) {
  const inner = innerObject(schema);
  const rules = rulesOf(schema);
  const description = schema.description || "";
  const row = element("li", null,
    element("div", {class: "field"},
      element("code", {class: "name"}, name),
      element("span", {class: "type"}, typeOf(schema)),
      place ? element("span", {class: "place"}, "in " + place) : null,
      needed ? element("span", {class: "needed"}, "required") : null),
    rules ? element("div", {class: "rules"}, rules) : null,
    description ? element("div", {class: "rules"}, description) : null);
  if (inner && depth < 5) {
    const more = element("details", null, element("summary", null, "Fields of " + name));
    more.addEventListener("toggle", () => {
      if (more.open && more.children.length === 1) more.append(fieldList(inner, depth + 1));
    });
    row.append(more);
  }
  return row;
}

function fieldList(schema, depth) {
  const needed = schema.required || [];
  return element("ul", {class: "fields"}, Object.entries(schema.properties || {}).map(
    ([name, field]) => fieldRow(name, field, needed.includes(name), "", depth)));
}

function sample(schema, depth = 0) {
  if (depth > 6) return null;
  if (schema.examples) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  const choices = schema.anyOf || schema.oneOf;
  if (choices) return sample(choices.find((choice) => choice.type !== "null") || choices[0], depth);
  const full = resolve(schema);
  if (full !== schema) return sample(full, depth + 1);
  if (schema.enum) return schema.enum[0];
  const type = [].concat(schema.type || "string")[0];
  if (type === "object") {
    return Object.fromEntries(Object.entries(schema.properties || {}).map(([name, field]) => [name, sample(field, depth + 1)]));
  }
  if (type === "array") return [sample(schema.items || {}, depth + 1)];
  if (type === "integer" || type === "number") return schema.minimum > 0 ? schema.minimum : 0;
  if (type === "boolean") return true;
  const formats = {"uuid": "0192f0c1-5a3e-7cc3-9b1a-3f6f0d6a2b11", "date-time": "2026-01-31T09:30:00Z", "email": "ada@example.com",
    "hostname": "www.example.com", "uri": "https://example.com/", "password": "a long passphrase"};
  return formats[schema.format] || "text";
}

const bodySchema = (holder) => holder && holder.content && (holder.content["application/json"] || {}).schema;

function section(title, ...content) {
  return [element("h4", null, title), ...content];
}

function curl(method, path, operation) {
  const lines = ["curl " + (method === "get" ? "" : "-X " + method.toUpperCase() + " ") + location.origin + path];
  if (operation.security.length) lines.push("-H 'Authorization: Bearer <token>'");
  const body = bodySchema(operation.requestBody);
  if (body) lines.push("-H 'Content-Type: application/json'", "-d '" + JSON.stringify(sample(body), null, 2) + "'");
  return lines.join(" \\\n  ");
}

function answers(operation) {
  return element("dl", {class: "answers"}, Object.entries(operation.responses).map(([status, answer]) =>
    element("div", null,
      element("dt", {class: status < 300 ? "good" : "bad"}, status),
      element("dd", null, prose(answer.description)))));
}

function access(operation) {
  if (!operation.security.length) return "open to everybody";
  return operation["x-permission"] ? "needs " + operation["x-permission"] : "any signed-in person";
}

function operationCard(path, method, operation) {
  const success = Object.entries(operation.responses).find(([status]) => status < 300);
  const answer = success && bodySchema(success[1]);
  const body = bodySchema(operation.requestBody);
  const left = element("div", null);
  const right = element("div", null);
  if (operation.parameters) {
    left.append(...section("Parameters", element("ul", {class: "fields"}, operation.parameters.map(
      (parameter) => fieldRow(parameter.name, parameter.schema, parameter.required, parameter.in, 0)))));
  }
  if (body) left.append(...section("Body", fieldList(resolve(body), 0)));
  if (answer) left.append(...section("Answer", fieldList(resolve(answer), 0)));
  right.append(...section("Request", element("pre", {tabindex: "0"}, curl(method, path, operation))));
  if (answer) right.append(...section("Response", element("pre", {tabindex: "0"}, JSON.stringify(sample(answer), null, 2))));
  (left.children.length ? right : left).append(...section("Statuses", answers(operation)));
  return element("article", {class: "operation", id: operation.operationId},
    element("header", null,
      element("h3", null, element("a", {href: "#" + operation.operationId}, operation.summary)),
      element("div", {class: "call"},
        element("span", {class: "method " + method}, method.toUpperCase()),
        element("code", null, path),
        element("span", {class: "access"}, access(operation)))),
    element("div", {class: "body"}, left, right));
}

function operationsByTag() {
  const groups = new Map(api.tags.map((tag) => [tag.name, []]));
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) groups.get(operation.tags[0]).push({path, method, operation});
  }
  return groups;
}

function show() {
  const main = document.getElementById("reference");
  const contents = document.getElementById("contents");
  document.title = api.info.title + " · API reference";
  document.getElementById("title").textContent = api.info.title;
  main.replaceChildren(element("h1", null, api.info.title + " API"),
    element("p", {class: "lead"}, api.info.description || "Version " + api.info.version));
  for (const [tag, operations] of operationsByTag()) {
    main.append(element("h2", {class: "group"}, tag.replaceAll("_", " ")));
    const list = element("ul", null);
    for (const {path, method, operation} of operations) {
      main.append(operationCard(path, method, operation));
      const label = method === "delete" ? "DEL" : method.toUpperCase();
      list.append(element("li", {"data-words": (operation.summary + " " + path + " " + method).toLowerCase()},
        element("a", {href: "#" + operation.operationId},
          element("span", {class: "method " + method}, label), element("span", null, operation.summary))));
    }
    contents.append(element("section", null, element("h2", null, tag.replaceAll("_", " ")), list));
  }
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function filter(event) {
  const wanted = event.target.value.trim().toLowerCase();
  for (const group of document.querySelectorAll("#contents section")) {
    let shown = 0;
    for (const item of group.querySelectorAll("li")) {
      item.hidden = !item.dataset.words.includes(wanted);
      shown += item.hidden ? 0 : 1;
    }
    group.hidden = shown === 0;
  }
}

document.getElementById("filter").addEventListener("input", filter);
fetch("openapi.json")
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error("status " + answer.status))))
  .then((document) => { api = document; show(); })
  .catch((error) => {
    document.getElementById("reference").replaceChildren(
      element("p", {class: "loading"}, "The document could not be loaded: " + error.message));
  });
)js";
}

}  // namespace http
