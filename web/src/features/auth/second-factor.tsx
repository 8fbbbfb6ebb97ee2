"use client";
import dynamic from "next/dynamic";

// Most people sign in without it, so that its parts and its words come when they are asked for.
export const SecondFactor = dynamic(
  () => import("./second-factor-screen").then((it) => it.SecondFactorScreen),
  {
    ssr: false,
  },
);
