export const key = "theme";
export const change = "themechange";

// Runs before the first paint, so that nothing flashes.
export const themeScript = `(()=>{const d=matchMedia("(prefers-color-scheme: dark)"),a=()=>{let t;try{t=localStorage.getItem("${key}")}catch{}document.documentElement.dataset.theme=t==="dark"||t!=="light"&&d.matches?"dark":"light"};a();d.addEventListener("change",a);addEventListener("storage",a);addEventListener("${change}",a)})()`;
