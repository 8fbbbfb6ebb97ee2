export const failures = {
  title: "This part could not be loaded",
  tryAgain: "Try again",
  requestId: "Request",
  unexpected: "Something unexpected happened.",
  network: "The server cannot be reached. Check your connection; we keep trying.",
  notFoundTitle: "There is nothing here",
  notFoundText: "The page may have moved, or you may not have access to it.",
  goHome: "Go to the start",
  forbiddenTitle: "You may not see this",
  forbiddenText: (permission: string) =>
    `It takes the permission “${permission}”. Ask the owner of your agency for it.`,
  offline: "You are offline. What you see may be out of date.",
  crashed: "This page has crashed",
  crashedText: "Nothing of yours is lost on the server. Load the page again to go on.",
  reload: "Load again",
};
