import { beforeEach, expect, test, vi } from "vitest";
import { tellOnDevice, turnOnDevice } from "./on-device";

const shown = vi.fn();
const message = { title: "Kestrel is live", path: "/agency/clients/1" };

class FakeNotification {
  static permission = "default";
  static requestPermission = vi.fn(async () => {
    FakeNotification.permission = "granted";
  });
}

function isLookedAt(visible: boolean) {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visible ? "visible" : "hidden");
}

beforeEach(() => {
  localStorage.clear();
  shown.mockClear();
  FakeNotification.permission = "default";
  vi.stubGlobal("Notification", FakeNotification);
  const getRegistration = async () => ({ showNotification: shown });
  Object.defineProperty(navigator, "serviceWorker", { value: { getRegistration }, configurable: true });
});

test("nothing is shown before somebody has asked for it", async () => {
  isLookedAt(false);
  FakeNotification.permission = "granted";

  await tellOnDevice(message);

  expect(shown).not.toHaveBeenCalled();
});

test("what ends while nobody looks is told, until it is turned off", async () => {
  await turnOnDevice(true);
  isLookedAt(false);
  await tellOnDevice(message);
  expect(shown).toHaveBeenCalledWith(
    "Kestrel is live",
    expect.objectContaining({ data: { path: message.path } }),
  );

  await turnOnDevice(false);
  await tellOnDevice(message);

  expect(shown).toHaveBeenCalledOnce();
});

test("whoever looks at the page needs no message", async () => {
  await turnOnDevice(true);
  isLookedAt(true);

  await tellOnDevice(message);

  expect(shown).not.toHaveBeenCalled();
});
