"use client";
// Parts that no page shows at first: they are loaded when they are wanted, or once the page rests.
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";

const loaders: (() => Promise<unknown>)[] = [];

export const loadAllParts = () => Promise.all(loaders.map((load) => load()));

export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Loaded: ComponentType<Props> | undefined;
  const bring = async () => {
    Loaded ??= await load();
    return { default: Loaded };
  };
  loaders.push(bring);
  const Late = lazy(bring) as ComponentType<Props>;
  return function OnDemand({ meanwhile, ...props }: Props & { meanwhile?: ReactNode }) {
    const [Part] = useState(() => Loaded ?? Late); // one and the same, so that nothing inside starts anew
    return (
      <Suspense fallback={meanwhile}>
        <Part {...(props as unknown as Props)} />
      </Suspense>
    );
  };
}
