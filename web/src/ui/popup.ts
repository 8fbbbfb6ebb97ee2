// How everything looks that opens above the page.
export const popup =
  "z-50 animate-appear rounded-lg border bg-popover text-popover-foreground shadow-lg outline-none";
