"use client";
// A native form, sent by hand: what is pending, what the server did not like, focus on the first wrong field.
import { type FormEvent, useRef, useState } from "react";
import { ApiError } from "@/api/error";
import { usePublicText } from "@/messages";

export type Values = Record<string, string>;

const textsOf = (form: HTMLFormElement): Values =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));

function focusFirst(form: HTMLFormElement, error: ApiError) {
  const wrong = new Set(error.details.map((one) => one.field));
  const first = [...form.elements].find((one) => wrong.has(one.getAttribute("name") ?? ""));
  if (first instanceof HTMLElement) first.focus();
}

const isUnknown = (form: HTMLFormElement, error: ApiError) =>
  error.details.every((one) => form.elements.namedItem(one.field) === null);

export function useForm(send: (values: Values, form: HTMLFormElement) => Promise<unknown>) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isAboutFields, setAboutFields] = useState(false);
  const sending = useRef(false);
  const { byField } = usePublicText().failures;

  function textOf(error: ApiError, name: string) {
    const wrong = error.details.find((one) => one.field === name);
    return wrong && (byField[wrong.code] ?? wrong.message);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (sending.current) return;
    sending.current = true;
    setPending(true);
    setError(null);
    try {
      await send(textsOf(form), form);
    } catch (failure) {
      setError(failure);
      const aboutFields = failure instanceof ApiError && !isUnknown(form, failure);
      setAboutFields(aboutFields);
      if (aboutFields) focusFirst(form, failure);
    } finally {
      sending.current = false;
      setPending(false);
    }
  }

  return {
    submit,
    pending,
    // What belongs to no field.
    failure: error !== null && !isAboutFields ? error : null,
    fieldError: (name: string) => (error instanceof ApiError ? textOf(error, name) : undefined),
  };
}
