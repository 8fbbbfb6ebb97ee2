// "Chrome on Linux" from a browser's own words. The order decides: Chrome calls itself Safari, Edge calls itself Chrome.
const browsers: [string, string][] = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser", "Samsung"],
  ["Firefox/", "Firefox"],
  ["FxiOS/", "Firefox"],
  ["CriOS/", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
];
const systems: [string, string][] = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["CrOS", "ChromeOS"],
  ["Mac OS X", "macOS"],
  ["Linux", "Linux"],
];

const meaningIn = (text: string, signs: [string, string][]) =>
  signs.find(([word]) => text.includes(word))?.[1];

export function deviceName(userAgent: string) {
  const browser = meaningIn(userAgent, browsers);
  const system = meaningIn(userAgent, systems);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? userAgent.split(/[/ (]/)[0];
}

// The same in other languages, of what the server or deviceName() says.
export function deviceText(device: string, on: (browser: string, system: string) => string) {
  const [browser = "", system] = device.split(" on ");
  return system ? on(browser, system) : browser;
}
