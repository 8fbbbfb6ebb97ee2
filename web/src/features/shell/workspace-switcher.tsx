"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { keptImpersonation } from "@/api/impersonation";
import { takeSession } from "@/api/session";
import { homeOf, usePerson } from "@/features/auth/session";
import { useFailureText } from "@/features/forms/failure-text";
import { useOwnBrand } from "@/features/tenants/own-brand";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { Menu, MenuChoice, MenuLabel } from "@/ui/menu";
import { Skeleton } from "@/ui/skeleton";
import { toast } from "@/ui/toasts";

type Membership = components["schemas"]["OwnMembership"];

const keyOf = (one: Membership) => `${one.tenantId}/${one.subTenantId ?? ""}`;
const nameOf = (one: Membership) => one.clientName ?? one.agencyName;

export function useMemberships() {
  const { userId, tenantId, impersonator } = usePerson();
  return useQuery({
    queryKey: ["memberships", userId, tenantId],
    queryFn: ({ signal }) => body(api.GET("/api/v1/auth/memberships", { signal })),
    staleTime: 60_000,
    enabled: !impersonator, // where else somebody belongs is not what one looks at
  });
}

function useSwitch() {
  const t = useText().shell;
  const router = useRouter();
  const queries = useQueryClient();
  const failureText = useFailureText();
  return async ({ tenantId, subTenantId }: Membership) => {
    try {
      const wish = { tenantId, subTenantId, delivery: "cookie" as const };
      const session = await body(api.POST("/api/v1/auth/switch", { body: wish }));
      queries.clear();
      takeSession(session);
      router.push(homeOf(session.user));
    } catch (error) {
      toast(t.switchFailed, { text: failureText(error).text, tone: "danger" });
    }
  };
}

// Which agency or client one works in; a menu where there are several.
export function WorkspaceSwitcher() {
  const t = useText().shell;
  const list = useMemberships().data?.data ?? [];
  const lookedAt = usePerson().impersonator && keptImpersonation()?.place;
  const current = list.find((one) => one.isCurrent);
  const brand = useOwnBrand()?.branding;
  const go = useSwitch();
  const shown = lookedAt || (current && nameOf(current));
  if (!shown) return <Skeleton className="my-2 h-5 w-32" />;
  const name = (
    <>
      <Avatar
        name={shown}
        image={brand?.faviconUrl ?? undefined}
        square
        className="bg-primary text-primary-foreground"
      />
      <span className="truncate font-semibold">{shown}</span>
    </>
  );
  if (!current || list.length < 2)
    return <div className="flex h-9 min-w-0 items-center gap-2 px-1.5">{name}</div>;
  return (
    <Menu
      align="start"
      className="w-56"
      trigger={
        <button
          type="button"
          className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1.5 hover:bg-accent data-[state=open]:bg-accent"
        >
          {name}
          <ChevronsUpDown aria-hidden className="ml-auto size-4 shrink-0 text-muted-foreground" />
        </button>
      }
    >
      <MenuLabel>{t.workspaces}</MenuLabel>
      <MenuChoice
        value={keyOf(current)}
        onChange={(key) => {
          const wanted = list.find((one) => keyOf(one) === key);
          if (wanted && !wanted.isCurrent) go(wanted);
        }}
        choices={list.map((one) => ({
          value: keyOf(one),
          label: <span className="truncate">{nameOf(one)}</span>,
        }))}
      />
    </Menu>
  );
}
