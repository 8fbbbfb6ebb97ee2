import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { RetryAll } from "./retry-all";

const mutateAsync = vi.fn();
vi.mock("./jobs", () => ({ useRetryAll: () => ({ mutateAsync }) }));

async function retry(outcome: { retried: number; refused: number; hasMore: boolean }) {
  mutateAsync.mockResolvedValue(outcome);
  render(<RetryAll kind="mail" onClose={() => undefined} />);
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
}

beforeEach(() => {
  mutateAsync.mockReset();
});

test("where more are left than one request takes, one goes on with the next", async () => {
  await retry({ retried: 198, refused: 2, hasMore: true });

  expect(mutateAsync).toHaveBeenCalledWith({ kind: "mail", reason: undefined });
  expect(screen.getByText("198 wait for their turn again.")).toBeTruthy();
  expect(screen.getByText(/2 were left as they are\. There are more\./)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Go on with the next" }));
  expect(await screen.findByRole("button", { name: "Try again" })).toBeTruthy();
});

test("where all were refused nothing is to be gone on with", async () => {
  await retry({ retried: 0, refused: 200, hasMore: true });

  expect(screen.queryByRole("button", { name: "Go on with the next" })).toBeNull();
});
