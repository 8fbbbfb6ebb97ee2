"use client";
// What an administrator does to others is done with a reason, which stands in the audit log of those it is done to.
import { type ReactNode, useState } from "react";
import { FailureText } from "@/features/forms/failure-text";
import { useForm, type Values } from "@/features/forms/use-form";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input, Textarea } from "@/ui/input";
import { Notice } from "@/ui/notice";

type Props = {
  title: string;
  verb: string;
  consequences?: string[];
  reasonHelp?: string;
  typed?: string; // the name to type, for what cannot be taken back
  isDangerous?: boolean;
  isReasonOptional?: boolean;
  isReady?: boolean;
  staysOpen?: boolean; // something follows
  onSend: (values: Values) => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
};

export function ReasonDialog({ title, onClose, ...rest }: Props) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <Form {...rest} onClose={onClose} />
    </Dialog>
  );
}

function Form({ onSend, onClose, ...props }: Omit<Props, "title">) {
  const t = useText();
  const [text, setText] = useState("");
  const form = useForm(async (values) => {
    await onSend(values);
    if (!props.staysOpen) onClose();
  });
  const optional = props.isReasonOptional;
  return (
    <form onSubmit={form.submit} className="grid gap-4">
      {form.failure !== null && (
        <Notice tone="danger">
          <FailureText failure={form.failure} />
        </Notice>
      )}
      {props.consequences && (
        <ul className="list-disc space-y-1 pl-5 text-muted-foreground">
          {props.consequences.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {props.children}
      <Field
        label={t.platform.reason}
        help={props.reasonHelp ?? t.platform.reasonHelp}
        error={form.fieldError("reason")}
        optional={optional ? t.forms.optional : undefined}
      >
        <Textarea
          name="reason"
          required={!optional}
          minLength={optional ? undefined : 5}
          maxLength={500}
          className="min-h-16"
        />
      </Field>
      {props.typed && (
        <Field label={t.ui.typeToConfirm(props.typed)} error={form.fieldError("typed")}>
          <Input
            name="typed"
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
          />
        </Field>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t.ui.cancel}</Button>
        <Button
          type="submit"
          variant={props.isDangerous ? "destructive" : "primary"}
          pending={form.pending}
          disabled={props.isReady === false || (props.typed !== undefined && text !== props.typed)}
        >
          {props.verb}
        </Button>
      </div>
    </form>
  );
}
