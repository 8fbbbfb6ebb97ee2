"use client";
import { type ReactNode, useState } from "react";
import { usePublicText } from "@/messages";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";
import { Notice } from "./notice";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  verb: string;
  consequences: string[];
  typed?: string;
  pending?: boolean;
  error?: ReactNode;
  onConfirm: () => void;
};

// For what cannot be taken back: says what happens and, with `typed`, asks for that text. The button says the verb.
export function Confirm({
  open,
  onOpenChange,
  title,
  verb,
  consequences,
  typed,
  pending,
  error,
  onConfirm,
}: Props) {
  const t = usePublicText().ui;
  const [text, setText] = useState("");
  const change = (next: boolean) => {
    setText("");
    onOpenChange(next);
  };
  return (
    <Dialog open={open} onOpenChange={change} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
        className="grid gap-4"
      >
        <ul className="list-disc space-y-1 pl-5 text-muted-foreground">
          {consequences.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        {typed && (
          <Field label={t.typeToConfirm(typed)}>
            <Input
              value={text}
              onChange={(event) => setText(event.target.value)}
              autoComplete="off"
              autoFocus
            />
          </Field>
        )}
        {error && <Notice tone="danger">{error}</Notice>}
        <div className="flex justify-end gap-2">
          <Button onClick={() => change(false)}>{t.cancel}</Button>
          <Button
            type="submit"
            variant="destructive"
            pending={pending}
            disabled={typed !== undefined && text !== typed}
          >
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
