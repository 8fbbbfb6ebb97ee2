"use client";
import { type FormEvent, useState } from "react";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

export function ViewForm({ onSave, isFirst }: { onSave: (name: string) => void; isFirst: boolean }) {
  const t = useText().views;
  const [name, setName] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave(name.trim());
    setName("");
  };
  return (
    <form onSubmit={save} className="grid gap-2 p-3">
      <Field label={t.saveAs} help={isFirst ? t.explained : undefined}>
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder={t.example}
          maxLength={60}
          autoComplete="off"
        />
      </Field>
      <Button type="submit" disabled={name.trim() === ""} className="justify-self-end">
        {t.save}
      </Button>
    </form>
  );
}
