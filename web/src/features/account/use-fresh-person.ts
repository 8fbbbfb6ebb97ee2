"use client";
// What may change outside of this page, such as a confirmed address: asked for again when one comes back to it.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, body } from "@/api/client";
import { changePerson } from "@/api/session";
import { usePerson } from "@/features/auth/session";

export function useFreshPerson(enabled: boolean) {
  const person = usePerson();
  const { data } = useQuery({
    queryKey: ["me", person.userId],
    queryFn: ({ signal }) => body(api.GET("/api/v1/auth/me", { signal })),
    staleTime: 0,
    refetchOnWindowFocus: "always",
    enabled,
  });
  useEffect(() => {
    if (data) changePerson({ email: data.email, emailVerified: data.emailVerified });
  }, [data]);
}
