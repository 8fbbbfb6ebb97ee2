// What the platform's administrator does to an agency, without being a member of it.
const actsOfPlatform = new Set([
  "archive_agency",
  "impersonate",
  "put_on_plan",
  "refill_rate_limit",
  "reset_feature",
  "restore_agency",
  "suspend_agency",
  "switch_feature",
]);

export const isActOfPlatform = (operation: string | null | undefined) => actsOfPlatform.has(operation ?? "");
