"use client";
import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

// A link that brings its page when somebody is about to follow it. Next.js would bring the pages of all links in sight,
// and hold up a phone that still draws this one.
export function Link({
  onPointerEnter,
  onFocus,
  ...props
}: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  const [isWanted, setWanted] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={isWanted ? "auto" : false}
      onPointerEnter={(event) => {
        setWanted(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setWanted(true);
        onFocus?.(event);
      }}
    />
  );
}
