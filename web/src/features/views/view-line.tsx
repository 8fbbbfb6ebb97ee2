"use client";
import { Check, Star, X } from "lucide-react";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import type { SavedView } from "./saved-views";

type Props = {
  view: SavedView;
  isShown: boolean;
  onShow: () => void;
  onDefault: () => void;
  onRemove: () => void;
};

export function ViewLine({ view: { name, isDefault = false }, isShown, onShow, onDefault, onRemove }: Props) {
  const t = useText().views;
  return (
    <li className="flex items-center">
      <Button
        variant="ghost"
        onClick={onShow}
        aria-current={isShown || undefined}
        className="min-w-0 flex-1 justify-start px-2 text-foreground"
      >
        <Check aria-hidden className={cn(!isShown && "invisible")} />
        <span className="truncate">{name}</span>
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t.makeDefault(name)}
        aria-pressed={isDefault}
        onClick={onDefault}
      >
        <Star className={cn(isDefault && "fill-current text-foreground")} />
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={t.remove(name)} onClick={onRemove}>
        <X />
      </Button>
    </li>
  );
}
