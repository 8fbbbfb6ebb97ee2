import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { axisEnd, BarChart } from "./bar-chart";
import { score } from "./command";
import { Confirm } from "./confirm";
import { Field } from "./field";
import { Input } from "./input";
import { Menu, MenuItem } from "./menu";
import { Meter } from "./meter";
import { Select } from "./select";
import { Status } from "./status";
import { Tabs } from "./tabs";

test("a field tells its error to whoever cannot see it", () => {
  render(
    <Field label="E-mail" error="This is no address.">
      <Input name="email" />
    </Field>,
  );

  const input = screen.getByLabelText("E-mail");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "This is no address.",
  );
});

test("what cannot be taken back wants the name typed first", async () => {
  const confirmed = vi.fn();
  render(
    <Confirm
      open
      onOpenChange={() => undefined}
      title="Delete Acme?"
      verb="Delete"
      consequences={["It is gone."]}
      typed="Acme"
      onConfirm={confirmed}
    />,
  );
  const button = await screen.findByRole<HTMLButtonElement>("button", { name: "Delete" });

  expect(button.disabled).toBe(true);
  await userEvent.type(screen.getByLabelText("Type “Acme” to confirm"), "Acme");
  await userEvent.click(button);

  expect(confirmed).toHaveBeenCalledOnce();
});

test("every tab has its panel", async () => {
  const chosen = vi.fn();
  const tabs = ["one", "two"].map((value) => ({ value, label: value, content: `panel ${value}` }));
  render(<Tabs label="Parts" tabs={tabs} value="one" onChange={chosen} />);

  for (const tab of screen.getAllByRole("tab")) {
    expect(document.getElementById(tab.getAttribute("aria-controls") ?? "")).not.toBeNull();
  }
  await userEvent.click(screen.getByRole("tab", { name: "two" }));

  expect(chosen).toHaveBeenCalledWith("two");
});

test("a meter says its figures, without a limit too", () => {
  const { rerender } = render(<Meter label="Clients" used={8} limit={10} />);
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("80");

  rerender(<Meter label="Clients" used={1200} limit={null} />);
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(screen.getByText("1,200")).toBeTruthy();
});

test("a status is a word and not a colour alone", () => {
  render(<Status kind="bad" word="Needs attention" />);

  expect(screen.getByText("Needs attention")).toBeTruthy();
});

test("a command is found by words of its label, not by letters strewn over it", () => {
  expect(score("", "harb", ["Dashboard"])).toBe(0);
  expect(score("", "roast harb", ["Harbour Coffee Roasters"])).toBeGreaterThan(0);
  expect(score("", "mull strasse", ["Müller", "Straße"])).toBeGreaterThan(0);
  expect(score("", "harb", ["Harbour"])).toBeGreaterThan(score("", "harb", ["The Harbour"]));
});

test("an item of a menu may be a link", async () => {
  render(
    <Menu trigger={<button type="button">Open</button>}>
      <MenuItem asChild>
        <a href="/docs">Docs</a>
      </MenuItem>
      <MenuItem keys="?">Keys</MenuItem>
    </Menu>,
  );

  await userEvent.click(screen.getByRole("button", { name: "Open" }));

  expect((await screen.findByRole("menuitem", { name: "Docs" })).getAttribute("href")).toBe("/docs");
});

test("a menu opened by the keyboard begins at its first item, and gives the focus back", async () => {
  render(
    <Menu trigger={<button type="button">Open</button>}>
      <MenuItem>First</MenuItem>
      <MenuItem>Second</MenuItem>
    </Menu>,
  );
  const button = screen.getByRole("button", { name: "Open" });

  await userEvent.tab();
  await userEvent.keyboard("{ArrowDown}");
  const first = await screen.findByRole("menuitem", { name: "First" });
  await waitFor(() => expect(document.activeElement).toBe(first));
  await userEvent.keyboard("{Escape}");

  await waitFor(() => expect(document.activeElement).toBe(button));
  expect(screen.queryByRole("menuitem")).toBeNull();
});

test("a select shows its choice before it is used, and then its list", async () => {
  const chosen = vi.fn();
  const choices = ["one", "two"].map((value) => ({ value, label: `Number ${value}` }));
  render(<Select aria-label="Number" value="one" onChange={chosen} choices={choices} />);
  const button = screen.getByRole("combobox", { name: "Number" });
  expect(button.textContent).toBe("Number one");

  await userEvent.click(button);
  await userEvent.click(await screen.findByRole("option", { name: "Number two" }));

  expect(chosen).toHaveBeenCalledWith("two");
});

test("the axis of a chart ends at a round figure", () => {
  expect([0, 1, 2, 3, 8, 12, 130, 2000].map(axisEnd)).toEqual([1, 1, 2, 5, 10, 20, 200, 2000]);
});

test("a chart says in words what it shows", () => {
  const bars = [
    { label: "Nov 20", value: 1, text: "1" },
    { label: "Nov 21", value: 4, text: "4" },
  ];
  render(<BarChart summary="5 in the last 2 days." bars={bars} endText={String} />);

  expect(screen.getByRole("figure").textContent).toContain("5 in the last 2 days.");
});
