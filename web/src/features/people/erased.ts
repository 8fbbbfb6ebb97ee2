"use client";
import { useText } from "@/messages";

const pseudonym = /^erased-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

// What is left of somebody who has been erased is a name that means nothing.
export const isErased = ({ email }: { email: string }) => pseudonym.test(email);

export function useNameOf() {
  const t = useText().people;
  return (person: { fullName: string; email: string }) => (isErased(person) ? t.erased : person.fullName);
}
