// Shows the brand of who was signed in last, before the first paint, so that nothing flashes.
export const styleKey = "brand-style";

// Pages before sign-in show whose address it is.
export const ownStyleScript = `(()=>{try{const s=localStorage.getItem("${styleKey}");if(!s||!/^\\/(agency|client|account)(\\/|$)/.test(location.pathname))return;const c=new CSSStyleSheet;c.replaceSync(s);document.adoptedStyleSheets=[c]}catch{}})()`;
