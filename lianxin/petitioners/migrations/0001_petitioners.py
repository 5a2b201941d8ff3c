"""The tables of the petitioners and of who read their data (Art. 19)."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lianxin.petitioners.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organs", "0001_organs_and_officers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Petitioner",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "个人"), ("organisation", "法人或者其他组织")],
                        default="person",
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                (
                    "name",
                    lianxin.petitioners.fields.Sealed(
                        blank=True, default=b"", editable=True, verbose_name="姓名或者名称"
                    ),
                ),
                (
                    "id_number",
                    lianxin.petitioners.fields.Sealed(
                        blank=True, default=b"", editable=True, verbose_name="证件号码"
                    ),
                ),
                (
                    "phone",
                    lianxin.petitioners.fields.Sealed(
                        blank=True, default=b"", editable=True, verbose_name="联系电话"
                    ),
                ),
                (
                    "address",
                    lianxin.petitioners.fields.Sealed(
                        blank=True, default=b"", editable=True, verbose_name="住址"
                    ),
                ),
                ("name_index", lianxin.petitioners.fields.Blind(db_index=True, null=True)),
                ("id_index", lianxin.petitioners.fields.Blind(db_index=True, null=True)),
                ("phone_index", lianxin.petitioners.fields.Blind(db_index=True, null=True)),
                (
                    "erased_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="清除时间"),
                ),
            ],
            options={
                "verbose_name": "信访人",
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="时间"),
                ),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        size=None,
                        verbose_name="查阅内容",
                    ),
                ),
                ("purpose", models.CharField(max_length=200, verbose_name="目的")),
                (
                    "officer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="工作人员",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.organ",
                        verbose_name="机关单位",
                    ),
                ),
                (
                    "petitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="petitioners.petitioner",
                        verbose_name="信访人",
                    ),
                ),
            ],
            options={
                "verbose_name": "查阅记录",
                "ordering": ("-at", "-id"),
                "indexes": [
                    models.Index(fields=["petitioner", "-at"], name="readings_of_a_petitioner"),
                    models.Index(fields=["officer", "-at"], name="readings_by_an_officer"),
                ],
            },
        ),
    ]
