// Says on <html> which language the app is going to speak, before the first paint, so that pages can hold back the
// English that they were exported with.
export const chosenKey = "language";
export const lastKey = "language-default"; // so that the words need not change when the agency's language is known
export const codes = ["en", "de"] as const;

// The order of language.ts: the choice made in this browser, what was spoken here last, what the browser prefers.
export const languageScript = `(()=>{try{const g=k=>localStorage.getItem(k)??"",l=[g("${chosenKey}"),g("${lastKey}"),...navigator.languages].map(t=>t.toLowerCase().split("-")[0]);document.documentElement.dataset.speaks=l.find(c=>${JSON.stringify(codes)}.includes(c))??"en"}catch{}})()`;
