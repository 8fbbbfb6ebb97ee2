// What documents and all other files may say.
'use strict';

const required = ['Nouns', 'Events', 'Who may call it', 'Known limits'];
const headings = ['Nouns', 'Rooms inside `src/`', 'Events', 'Jobs', 'Who may call it', 'Known limits'];

function checkReadme(tree, name) {
  const file = `services/${name}/README.md`;
  if (!tree.files.has(file)) return [{ file: `services/${name}`, line: 1, says: 'has no README.md' }];
  const lines = tree.text(file).split('\n');
  const found = lines.flatMap((line, at) => (line.startsWith('## ') ? [{ title: line.slice(3), line: at + 1 }] : []));
  const problems = [];
  if (lines[0] !== `# ${name}`) problems.push({ file, line: 1, says: `does not begin with "# ${name}"` });
  if (!/^[A-Z].*[.:]$/.test(lines[2] ?? ''))
    problems.push({ file, line: 3, says: 'does not say in a sentence what the service is for' });
  for (const title of required.filter((wanted) => !found.some((heading) => heading.title === wanted)))
    problems.push({ file, line: 1, says: `lacks "## ${title}"` });
  let last = -1;
  for (const { title, line } of found) {
    const at = headings.indexOf(title);
    if (at <= last)
      problems.push({
        file,
        line,
        says: at === -1 ? `"## ${title}" is not one of the headings` : `"## ${title}" is out of order`,
      });
    last = Math.max(last, at);
  }
  return problems;
}

// Character classes keep these patterns from finding themselves.
const machine = [/[/]work[/](main|shared|\.)/, /[/]home[/][a-z]/, /[/]Users[/][A-Za-z]/, /[/]tmp[/]bash_jobs/];
const words = [
  /\bC[l]aude\b/i,
  /\bA[n]thropic\b/i,
  /\bC[h]atGPT\b/i,
  /\bas an [A]I\b/i,
  /\b(coding|AI|language) (agent|assistant|model)s?\b/i,
  /\bwritten by (an? )?[A]I\b/i,
  /[c]o-authored-by/i,
];

const readme = (text) => ({ 'services/shop/README.md': text });
const good = '# shop\n\nSells things.\n\n## Nouns\n\n## Events\n\n## Jobs\n\n## Who may call it\n\n## Known limits\n';

module.exports = [
  {
    name: 'services-have-the-same-readme',
    todo: `the headings are, in this order: ${headings.join(', ')}; Rooms and Jobs only where there are any`,
    find: (tree) => [...tree.graph.services.keys()].flatMap((name) => checkReadme(tree, name)),
    planted: [
      readme(''),
      readme(good.replace('## Events\n', '')),
      readme(good.replace('Nouns', 'Words')),
      readme(good.replace('# shop', '# store')),
      readme(good.replace('## Jobs\n\n', '') + '## Jobs\n'),
    ],
    accepted: [readme(good), readme(good.replace('## Jobs\n\n', ''))],
  },
  {
    name: 'no-machine-in-the-tree',
    todo: 'the product knows nothing of the machine or the sessions it was written in: take it out',
    find: (tree) =>
      tree.paths.flatMap((file) =>
        tree
          .text(file)
          .split('\n')
          .flatMap((line, at) => {
            const found = [...machine, ...words].map((pattern) => pattern.exec(line)?.[0]).find(Boolean);
            return found ? [{ file, line: at + 1, says: `says "${found}"` }] : [];
          }),
      ),
    planted: [
      { 'docs/planted.md': `Look into ${'/'}work/main/docs.\n` },
      { 'lib/http/planted.cpp': `// A unit made by ${'C'}laude.\n` },
      { 'tools/planted': `cd ${'/'}home/ada\n` },
    ],
    accepted: [{ 'docs/planted.md': 'A session ends; the work of an agent is homework. Look into ~/work.\n' }],
  },
];
