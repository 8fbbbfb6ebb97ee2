"use client";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { Input, InputGroup } from "@/ui/input";

export function PasswordInput(props: ComponentProps<"input">) {
  const t = usePublicText().auth;
  const [isShown, setShown] = useState(false);
  return (
    <InputGroup
      behind={
        <Button
          variant="ghost"
          size="icon-sm"
          onClick={() => setShown(!isShown)}
          aria-label={isShown ? t.hidePassword : t.showPassword}
        >
          {isShown ? <EyeOff /> : <Eye />}
        </Button>
      }
    >
      <Input {...props} type={isShown ? "text" : "password"} />
    </InputGroup>
  );
}
