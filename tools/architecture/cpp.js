// Reads C++ far enough to tell code from comments and strings.
'use strict';

// Comments, raw strings, strings, numbers (1'000), words, letters.
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^()\\\s]{0,16})\(([\s\S]*?)\)\1"(\w*)|"((?:[^"\\\n]|\\.)*)"(\w*)|\d[\w']*|\w+|'(?:[^'\\\n]|\\.)+'/g;

const blank = (text) => text.replace(/[^\n]/g, ' ');

// The number of the line that holds the character at `at`, from 1.
function lineAt(text, at) {
  let line = 1;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
  return line;
}

// {code, bare, strings, includes}: `code` is the text with comments and the insides of strings blanked, `bare` the one
// with only the comments blanked; both keep every character in its place.
function readCpp(text) {
  const strings = [];
  let code = '';
  let bare = '';
  let from = 0;
  for (const match of text.matchAll(token)) {
    const [whole, tag, raw, rawSuffix, plain, suffix] = match;
    const isComment = whole.startsWith('//') || whole.startsWith('/*');
    const isString = raw !== undefined || plain !== undefined;
    const isLetter = whole.startsWith("'");
    if (!isComment && !isString && !isLetter) continue;
    const before = text.slice(from, match.index);
    const inside = isComment ? blank(whole) : whole[0] + blank(whole.slice(1, -1)) + whole.at(-1);
    code += before + inside;
    bare += before + (isComment ? blank(whole) : whole);
    from = match.index + whole.length;
    if (isString) {
      strings.push({
        text: raw ?? plain,
        tag: tag ?? '',
        suffix: rawSuffix ?? suffix,
        at: match.index,
        line: lineAt(text, match.index),
      });
    }
  }
  code += text.slice(from);
  bare += text.slice(from);
  return { code, bare, strings, includes: readIncludes(text, code) };
}

function readIncludes(text, code) {
  const includes = [];
  for (const match of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">]/gm)) {
    if (code[match.index + match[0].indexOf('#')] !== '#') continue;
    includes.push({
      path: match[2],
      quoted: match[1] === '"',
      line: lineAt(text, match.index + match[0].indexOf('#')),
    });
  }
  return includes;
}

module.exports = {
  readCpp,
  lineAt,
  blank,
};
