"use client";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as Primitive } from "radix-ui";
import { usePublicText } from "@/messages";
import { Button } from "./button";
import { dismissToast, type Toast } from "./toasts";

export function ToastList({ toasts }: { toasts: Toast[] }) {
  const t = usePublicText().ui;
  return (
    <Primitive.Provider label={t.notification} swipeDirection="right">
      {toasts.map((one) => (
        <Announced key={one.id} toast={one} close={t.close} />
      ))}
      <Primitive.Viewport
        label={t.notifications}
        className="fixed right-0 bottom-0 z-70 flex w-full max-w-96 flex-col gap-2 p-4 outline-none"
      />
    </Primitive.Provider>
  );
}

function Announced({ toast, close }: { toast: Toast; close: string }) {
  return (
    <Primitive.Root
      duration={toast.duration}
      onOpenChange={(open) => !open && dismissToast(toast.id)}
      className="flex animate-rise items-start gap-2.5 rounded-lg border bg-popover py-2.5 pr-2 pl-3 shadow-lg"
    >
      {toast.tone === "success" && (
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
      )}
      {toast.tone === "danger" && (
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-destructive" />
      )}
      <div className="min-w-0 flex-1">
        <Primitive.Title className="font-medium">{toast.title}</Primitive.Title>
        {toast.text && (
          <Primitive.Description className="text-muted-foreground">{toast.text}</Primitive.Description>
        )}
      </div>
      {toast.action && (
        <Primitive.Action asChild altText={toast.action.label} onClick={toast.action.run}>
          <Button size="sm">{toast.action.label}</Button>
        </Primitive.Action>
      )}
      <Primitive.Close asChild>
        <Button variant="ghost" size="icon-sm" aria-label={close}>
          <X />
        </Button>
      </Primitive.Close>
    </Primitive.Root>
  );
}
