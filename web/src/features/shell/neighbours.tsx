"use client";
// From one record beside its list to the one before or after it; K and J do the same.
import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/ui/button";
import { Kbd } from "@/ui/kbd";

type Props = {
  ids: string[];
  id: string;
  onOpen: (id: string) => void;
  previousLabel: string;
  nextLabel: string;
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

export function Neighbours({ ids, id, onOpen, previousLabel, nextLabel }: Props) {
  const at = ids.indexOf(id);
  const previous = at > 0 ? ids[at - 1] : undefined;
  const next = at >= 0 ? ids[at + 1] : undefined;
  useEffect(() => {
    const listen = ({ key, target, metaKey, ctrlKey, altKey }: KeyboardEvent) => {
      const wanted = { k: previous, j: next }[key];
      if (wanted && !isTyping(target) && !metaKey && !ctrlKey && !altKey) onOpen(wanted);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [previous, next, onOpen]);
  return (
    <div className="flex gap-1">
      <Button size="sm" disabled={!previous} onClick={() => previous && onOpen(previous)}>
        <ChevronUp aria-hidden />
        {previousLabel}
        <Kbd className="max-sm:hidden">K</Kbd>
      </Button>
      <Button size="sm" disabled={!next} onClick={() => next && onOpen(next)}>
        <ChevronDown aria-hidden />
        {nextLabel}
        <Kbd className="max-sm:hidden">J</Kbd>
      </Button>
    </div>
  );
}
