"use client";
import { Check } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import { cn } from "./cn";
import { popup } from "./popup";
import { SelectButton, type SelectProps } from "./select";

// A select as it is from its first use on: opened by that.
export function UsedSelect({ value, onChange, choices, ...button }: SelectProps<string>) {
  return (
    <Primitive.Root value={value} onValueChange={onChange} defaultOpen>
      <Primitive.Trigger asChild>
        <SelectButton {...button}>{choices.find((one) => one.value === value)?.label}</SelectButton>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          className={cn(popup, "min-w-(--radix-select-trigger-width)")}
        >
          <Primitive.Viewport className="max-h-72 p-1">
            {choices.map((choice) => (
              <Primitive.Item
                key={choice.value}
                value={choice.value}
                className="flex h-8 items-center gap-2 rounded-md pr-8 pl-2 text-sm outline-none select-none data-highlighted:bg-accent pointer-coarse:h-10"
              >
                <Primitive.ItemText>{choice.label}</Primitive.ItemText>
                <Primitive.ItemIndicator className="absolute right-2">
                  <Check aria-hidden className="size-4" />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
