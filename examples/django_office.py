"""An office on Django: our values in a model, in a form, and in the serializer of a REST interface.

python examples/django_office.py

Copy ``CarriedField``, ``CarriedFormField`` and ``CarriedSerializerField``: each asks a value for its wire, so one field
serves codes, amounts and time limits alike, and a wrong value is refused where Django expects it, with our sentence.
"""

from typing import Any

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    TIME_ZONE="Asia/Ho_Chi_Minh",
)
django.setup()

# Django reads its settings when these are imported.
from django import forms  # noqa: E402
from django.core.exceptions import ValidationError  # noqa: E402
from django.db import connection, models  # noqa: E402
from rest_framework import serializers  # noqa: E402

from motcua import VND, MotcuaError, WorkingDays, national_calendar, office_time  # noqa: E402
from motcua.codes import ProcedureCode  # noqa: E402
from motcua.hooks import Portable  # noqa: E402
from motcua.timelimit import TimeLimit  # noqa: E402


class CarriedField(models.Field):
    """A column that keeps a value of motcua in its JSON form: text, or a whole number for đồng."""

    def __init__(self, kind: type[Portable], **options: Any) -> None:
        self.kind = kind
        super().__init__(**{"max_length": 60, **options})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, [self.kind, *args], kwargs

    def get_internal_type(self) -> str:
        return "BigIntegerField" if self.kind.wire().shape == "integer" else "CharField"

    def to_python(self, value: Any) -> Any:
        try:
            return None if value is None else self.kind.wire().taken(value, self.kind)
        except MotcuaError as error:
            raise ValidationError(str(error), code=error.code) from error

    def from_db_value(self, value: Any, *_: Any) -> Any:
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        found = self.to_python(value)
        return None if found is None else self.kind.wire().write(found)

    def formfield(self, **options: Any) -> Any:
        return CarriedFormField(
            self.kind, required=not self.blank, **{k: options[k] for k in ("label",) if k in options}
        )


class CarriedFormField(forms.CharField):
    """A field of a form for the same values."""

    def __init__(self, kind: type[Portable], **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return self.kind.wire().taken(text, self.kind) if text else None
        except MotcuaError as error:
            raise ValidationError(str(error), code=error.code) from error


class CarriedSerializerField(serializers.Field):
    """A field of a serializer for the same values."""

    def __init__(self, kind: type[Portable], **options: Any) -> None:
        self.kind = kind
        super().__init__(**options)

    def to_internal_value(self, data: Any) -> Any:
        try:
            return self.kind.wire().taken(data, self.kind)
        except MotcuaError as error:
            raise serializers.ValidationError(str(error), code=error.code) from error

    def to_representation(self, value: Any) -> Any:
        return self.kind.wire().write(value)


class Filed(models.Model):
    """A dossier as the office's own database knows it."""

    procedure = CarriedField(ProcedureCode)
    limit = CarriedField(TimeLimit)
    fee = CarriedField(VND, null=True, blank=True)
    received = models.DateTimeField()

    class Meta:
        """Where it lives."""

        app_label = "office"

    def __str__(self) -> str:
        return f"{self.procedure}, {self.received}"


class FiledForm(forms.ModelForm):
    """The form of the counter."""

    class Meta:
        """Which fields it shows."""

        model = Filed
        fields = ("procedure", "limit", "fee", "received")


class FiledSerializer(serializers.ModelSerializer):
    """What the interface sends and takes."""

    procedure = CarriedSerializerField(ProcedureCode)
    limit = CarriedSerializerField(TimeLimit)
    fee = CarriedSerializerField(VND, allow_null=True, required=False)

    class Meta:
        """Which fields it carries."""

        model = Filed
        fields = ("procedure", "limit", "fee", "received")


def main() -> None:
    """Fill in the form, save, read, send; and see what each refuses."""
    with connection.schema_editor() as editor:
        editor.create_model(Filed)
    form = FiledForm(
        {"procedure": "1.004222", "limit": "7 ngày làm việc", "fee": "20000", "received": "2026-08-28 15:20"}
    )
    print("form:", form.is_valid(), form.cleaned_data["procedure"], form.cleaned_data["fee"])
    form.save()
    found = Filed.objects.get(procedure=ProcedureCode("1.004222"), fee__gte=VND(10_000))
    print("saved:", found.limit, "–", repr(found.fee))
    print("due:", found.limit.due(found.received, national_calendar()).date)
    print("sent:", FiledSerializer(found).data)
    print(
        "form refuses:", FiledForm({"procedure": "x", "limit": "soon", "received": "2026-08-28"}).errors["procedure"][0]
    )
    taken = FiledSerializer(
        data={"procedure": "1.004222", "limit": "5 ngày", "fee": 2.5, "received": "2026-08-28T15:20"}
    )
    print("serializer refuses:", taken.is_valid(), taken.errors["fee"][0])
    try:
        Filed(
            procedure="1.004222", limit=WorkingDays(7), fee=True, received=office_time("2026-08-28 15:20")
        ).full_clean()
    except ValidationError as error:
        print("model refuses:", error.message_dict["fee"][0])


if __name__ == "__main__":
    main()
