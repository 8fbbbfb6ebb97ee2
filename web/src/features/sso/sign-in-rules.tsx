"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { useMay } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Card } from "@/ui/card";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { Switch } from "@/ui/switch";
import { toast } from "@/ui/toasts";

const path = "/api/v1/tenants/sign-in-rules";
const key = ["sign-in-rules"];

// What everybody has to show who signs in to this agency.
export function SignInRules() {
  const t = useText().sso;
  const queries = useQueryClient();
  const mayWrite = useMay("settings:write");
  const rules = useQuery({ queryKey: key, queryFn: ({ signal }) => body(api.GET(path, { signal })) });
  const set = useMutation({
    mutationFn: (wantsSecondFactor: boolean) => body(api.PUT(path, { body: { wantsSecondFactor } })),
    onSuccess: (now) => {
      queries.setQueryData(key, now);
      toast(now.wantsSecondFactor ? t.secondFactorWanted : t.secondFactorFree, { tone: "success" });
    },
  });
  return (
    <Card className="grid gap-3 px-4 py-3.5">
      <Region query={rules} skeleton={<Skeleton className="h-9" />}>
        {({ wantsSecondFactor }) => (
          <fieldset disabled={!mayWrite || set.isPending} className="contents">
            <Switch
              label={t.secondFactor}
              help={t.secondFactorHelp}
              checked={set.isPending ? set.variables : wantsSecondFactor}
              onChange={(wanted) => set.mutate(wanted)}
            />
          </fieldset>
        )}
      </Region>
      {set.error && (
        <Notice tone="danger">
          <FailureText failure={set.error} />
        </Notice>
      )}
    </Card>
  );
}
