"use client";
import { Sparkles } from "lucide-react";
import { useFailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { toast } from "@/ui/toasts";
import { useAddSamples } from "./samples";

export function AddSamples() {
  const t = useText().samples;
  const failureText = useFailureText();
  const add = useAddSamples();
  const start = () =>
    add.mutate(undefined, {
      onError: (error) => toast(failureText(error).text, { tone: "danger" }),
    });
  return (
    <Button pending={add.isPending} onClick={start}>
      <Sparkles aria-hidden />
      {t.try}
    </Button>
  );
}
