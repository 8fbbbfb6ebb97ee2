"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { usePublicText } from "@/messages";
import { Button } from "./button";

export function CopyButton({ text, label, className }: { text: string; label?: string; className?: string }) {
  const t = usePublicText().ui;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  const said = copied ? t.copied : (label ?? t.copy);
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className={className}
      onClick={copy}
      aria-label={said}
      title={said}
    >
      {copied ? <Check className="text-success" /> : <Copy />}
      <span role="status" className="sr-only">
        {copied && t.copied}
      </span>
    </Button>
  );
}
