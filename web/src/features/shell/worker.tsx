"use client";
import { useEffect } from "react";

// Lets the app be installed and open without a network; in development files change too often for that.
export function Worker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    const begin = () => navigator.serviceWorker.register("/worker.js").catch(() => undefined);
    const timer = setTimeout(begin, 2_000); // the page itself comes first
    return () => clearTimeout(timer);
  }, []);
  return null;
}
