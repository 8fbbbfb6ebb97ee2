// Under which names the account's lists are kept.
export const ownSessionsKey = ["own-sessions"];
export const trustedDevicesKey = ["trusted-devices"];
