"use client";
import { Plus, Search, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../button";
import { Checkbox } from "../checkbox";
import { ChoiceCards } from "../choice-cards";
import { Combobox } from "../combobox";
import { Field } from "../field";
import { Input, InputGroup, Textarea } from "../input";
import { SearchInput } from "../search-input";
import { Select } from "../select";
import { Switch } from "../switch";
import { long, Part } from "./part";

const variants = ["primary", "secondary", "ghost", "destructive", "link"] as const;
const choices = ["one", "two", long].map((value) => ({ value, label: value }));
const cards = [
  { value: "one", title: "The first", text: "With what it means." },
  { value: "two", title: "The second", text: long },
  { value: "three", title: "Not for you", disabled: true },
];

export function FormParts() {
  return (
    <>
      <Part name="Button">
        {variants.map((variant) => (
          <div key={variant} className="flex flex-wrap items-center gap-2">
            <Button variant={variant} size="lg">
              <Plus aria-hidden /> {variant}
            </Button>
            <Button variant={variant}>{variant}</Button>
            <Button variant={variant} size="sm">
              {variant}
            </Button>
            <Button variant={variant} disabled>
              disabled
            </Button>
            <Button variant={variant} pending>
              busy
            </Button>
            <Button variant={variant} size="icon" aria-label="Remove">
              <Trash2 />
            </Button>
          </div>
        ))}
      </Part>
      <Part name="Field, Input, Textarea">
        <div className="grid w-full gap-4 sm:grid-cols-2">
          <Field label="Plain" help="What it is for.">
            <Input placeholder="Something" />
          </Field>
          <Field label="With an error" error="This is no address." optional="optional">
            <Input defaultValue="nobody@" />
          </Field>
          <Field label="Disabled">
            <Input disabled defaultValue="As it is" />
          </Field>
          <Field label={long} help={long} error={long}>
            <InputGroup before={<Search />}>
              <Input defaultValue={long} />
            </InputGroup>
          </Field>
          <SearchInput label="Search a list" value="" onChange={() => undefined} />
          <Field label="Several lines">
            <Textarea defaultValue={long} />
          </Field>
        </div>
      </Part>
      <Choices />
    </>
  );
}

function Choices() {
  const [value, setValue] = useState("one");
  const [isOn, setOn] = useState(true);
  return (
    <>
      <Part name="Select, Combobox">
        <Select aria-label="Select" value={value} onChange={setValue} choices={choices} className="w-44" />
        <div className="w-60">
          <Combobox
            aria-label="Search"
            value={value}
            onChange={setValue}
            options={choices}
            searchLabel="Search"
          />
        </div>
        <div className="w-60">
          <Combobox
            aria-label="Disabled"
            disabled
            value=""
            placeholder="Nothing yet"
            onChange={setValue}
            options={choices}
            searchLabel="Search"
          />
        </div>
        <div className="w-60">
          <Combobox
            aria-label="Wrong"
            aria-invalid
            value=""
            placeholder="Needs a choice"
            onChange={setValue}
            options={[]}
            searchLabel="Search"
          />
        </div>
      </Part>
      <Part name="Checkbox, Switch">
        <Checkbox checked={isOn} onChange={setOn} label="Checked" help="And what follows from it." />
        <Checkbox checked={!isOn} onChange={() => setOn(!isOn)} label={long} />
        <Checkbox checked disabled onChange={setOn} label="Disabled" />
        <Switch checked={isOn} onChange={setOn} label="On" help="And what follows from it." />
        <Switch checked={!isOn} onChange={() => setOn(!isOn)} label={long} />
      </Part>
      <Part name="ChoiceCards">
        <ChoiceCards label="Kind" value={value} onChange={setValue} choices={cards} className="w-full" />
      </Part>
    </>
  );
}
