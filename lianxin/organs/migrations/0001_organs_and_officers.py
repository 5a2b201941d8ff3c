"""The tables of the organs, their competence, officers and posts (Art. 5)."""

import django.contrib.auth.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Officer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "username",
                    models.CharField(
                        max_length=40,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="用户名",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                ("name_en", models.CharField(blank=True, max_length=80, verbose_name="英文姓名")),
                ("is_active", models.BooleanField(default=True, verbose_name="在职")),
                (
                    "language",
                    models.CharField(default="zh-hans", max_length=10, verbose_name="语言"),
                ),
            ],
            options={
                "verbose_name": "工作人员",
                "ordering": ("username",),
            },
        ),
        migrations.CreateModel(
            name="Organ",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=32, unique=True, verbose_name="编码")),
                ("name", models.CharField(max_length=120, verbose_name="全称")),
                ("short", models.CharField(blank=True, max_length=40, verbose_name="简称")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="英文名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "人民政府"),
                            ("town", "镇政府、街道办事处"),
                            ("department", "政府部门"),
                            ("petition_office", "信访部门"),
                            ("town_petition_office", "镇街信访机构"),
                            ("vertical", "垂直管理单位"),
                            ("party", "党的机关"),
                            ("congress", "人大机关"),
                            ("cppcc", "政协机关"),
                            ("discipline", "纪检监察机关"),
                            ("political_legal", "政法委"),
                            ("court", "审判机关"),
                            ("procuratorate", "检察机关"),
                            ("mass_organisation", "群团组织"),
                            ("enterprise", "国有企业"),
                            ("institution", "事业单位"),
                            ("partner", "合作机构"),
                        ],
                        default="department",
                        max_length=24,
                        verbose_name="性质",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nation", "国家"),
                            ("province", "省级"),
                            ("city", "市级"),
                            ("district", "县区级"),
                            ("town", "镇街级"),
                            ("village", "村居级"),
                        ],
                        default="district",
                        max_length=12,
                        verbose_name="层级",
                    ),
                ),
                ("symbol", models.CharField(blank=True, max_length=20, verbose_name="发文代字")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="电话")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
                (
                    "area",
                    models.CharField(
                        blank=True, db_index=True, max_length=12, verbose_name="行政区划代码"
                    ),
                ),
                (
                    "above",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews_of",
                        to="organs.organ",
                        verbose_name="上一级机关",
                    ),
                ),
                (
                    "counterpart",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counterparts_below",
                        to="organs.organ",
                        verbose_name="上一级主管部门",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organs.organ",
                        verbose_name="上级节点",
                    ),
                ),
            ],
            options={
                "verbose_name": "机关单位",
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Competence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        help_text="如“城乡建设”或“城乡建设/工程管理”；空白表示各类事项",
                        max_length=120,
                        verbose_name="内容分类",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        help_text="空白表示本机关的整个辖区",
                        max_length=12,
                        verbose_name="行政区划代码",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="competences",
                        to="organs.organ",
                        verbose_name="机关单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "职责范围",
                "ordering": ("organ__code", "category", "area"),
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("registrar", "登记员"),
                            ("screener", "甄别员"),
                            ("confidential clerk", "密件经办人"),
                            ("receptionist", "接谈员"),
                            ("handler", "承办人"),
                            ("head of organ", "单位负责人"),
                            ("mediator", "调解员"),
                            ("reviewer", "复查复核人员"),
                            ("supervisor", "督查专员"),
                            ("convener", "联席会议召集人"),
                            ("analyst", "统计分析员"),
                            ("auditor", "审计员"),
                            ("administrator", "管理员"),
                        ],
                        max_length=32,
                        verbose_name="岗位",
                    ),
                ),
                ("since", models.DateField(verbose_name="起始日")),
                ("until", models.DateField(blank=True, null=True, verbose_name="终止日")),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="工作人员",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="organs.organ",
                        verbose_name="机关单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "任职",
                "ordering": ("since", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="organ",
            constraint=models.CheckConstraint(
                condition=models.Q(("above", models.F("id")), _negated=True),
                name="an_organ_is_not_above_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="organ",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="an_organ_is_not_its_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="competence",
            constraint=models.UniqueConstraint(
                fields=("organ", "category", "area"), name="a_competence_is_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="a_post_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                fields=("officer", "organ", "role", "since"), name="a_post_is_held_once"
            ),
        ),
    ]
