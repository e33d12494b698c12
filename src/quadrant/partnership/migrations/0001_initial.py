import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import quadrant.partnership.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(max_length=40)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('area_code', models.CharField(blank=True, max_length=9)),
                ('colour', models.CharField(default='#1d4f7c', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour as # and six digits or letters a to f, such as #1d4f7c.')])),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('slug',), name='partnership_address_once', violation_error_message='Another partnership already has this address.')],
            },
        ),
        migrations.CreateModel(
            name='EffectOfKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('kind', models.CharField(choices=[('disclosable_pecuniary', 'Disclosable pecuniary'), ('other_registrable', 'Other registrable'), ('personal', 'Personal'), ('organisational', 'Organisational'), ('past', 'Past')], max_length=30)),
                ('effect', models.CharField(choices=[('leaves', 'Leaves, sees nothing, gives no marks'), ('no_vote', 'May stay, without a vote or marks'), ('noted', 'Noted only')], max_length=10)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'kind'), name='effect_once', violation_error_message='The effect of this kind of interest is already set.')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('council', 'Council'), ('nhs', 'NHS'), ('police', 'Police'), ('fire', 'Fire and rescue'), ('school', 'School or school trust'), ('college', 'College'), ('vcs', 'Voluntary or community organisation'), ('social_enterprise', 'Social enterprise'), ('business', 'Business'), ('other', 'Other')], max_length=30)),
                ('scheme', models.CharField(blank=True, choices=[('GB-COH', 'Companies House (GB-COH)'), ('GB-CHC', 'Charity Commission (GB-CHC)'), ('GB-LAE', 'Local authority, England (GB-LAE)'), ('GB-NHS', 'NHS organisation (GB-NHS)'), ('GB-EDU', 'Education establishment (GB-EDU)'), ('XI-OWN', 'Our own number')], max_length=10)),
                ('identifier', models.CharField(blank=True, max_length=40)),
                ('is_partner', models.BooleanField(default=False)),
                ('succeeded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('succeeded_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'name'), name='organisation_name_once', violation_error_message='An organisation of this name is already listed.'), models.UniqueConstraint(condition=models.Q(('identifier', ''), _negated=True), fields=('partnership', 'scheme', 'identifier'), name='organisation_identifier_once', violation_error_message='An organisation with this identifier is already listed.')],
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('name', models.CharField(max_length=150)),
                ('also_called', models.CharField(blank=True, max_length=150)),
                ('kind', models.CharField(choices=[('board', 'Board'), ('executive', 'Executive'), ('theme_board', 'Theme board'), ('delivery_group', 'Delivery group'), ('commissioning_unit', 'Commissioning unit'), ('panel', 'Panel'), ('committee', 'Committee'), ('delegate', 'One person under delegation')], max_length=30)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='partnership.body')),
                ('terms_of_reference', models.TextField(blank=True)),
                ('frequency', models.CharField(choices=[('weekly', 'Weekly'), ('fortnightly', 'Fortnightly'), ('monthly', 'Monthly'), ('two_monthly', 'Every two months'), ('quarterly', 'Quarterly'), ('twice_yearly', 'Twice a year'), ('yearly', 'Yearly'), ('as_needed', 'As needed')], default=quadrant.partnership.terms.Frequency['AS_NEEDED'], max_length=20)),
                ('quorum', models.PositiveSmallIntegerField(default=1)),
                ('binds', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('only_recommends', models.BooleanField(default=False)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('to_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'bodies',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'name'), name='body_name_once', violation_error_message='A body of this name already exists.'), models.CheckConstraint(condition=models.Q(('quorum__gte', 1)), name='body_quorum_at_least_one', violation_error_message='A quorum is at least one person.')],
            },
        ),
        migrations.CreateModel(
            name='Power',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='powers', to='partnership.body')),
                ('decision', models.CharField(choices=[('gate', 'Open a gate of a cycle'), ('needs_assessment', 'Approve a needs assessment'), ('priorities', 'Agree commissioning priorities'), ('criteria', 'Adopt criteria'), ('brief', 'Approve a brief or option'), ('strategy', 'Adopt a strategy'), ('budget', 'Set a budget'), ('funding', 'Fund proposals'), ('award', 'Award an agreement'), ('waiver', 'Waive a quality standard'), ('review', 'Continue, improve, change or stop a service'), ('framework', 'Adopt or review a framework')], max_length=30)),
                ('limit', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('reference', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'ordering': ['decision'],
                'constraints': [models.UniqueConstraint(fields=('body', 'decision'), name='power_once', violation_error_message='This body already has a power of that kind.'), models.CheckConstraint(condition=models.Q(('limit__isnull', True), ('limit__gte', 0), _connector='OR'), name='power_limit_not_negative', violation_error_message='A limit cannot be less than £0.')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='partnership.organisation')),
                ('name', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='unit_name_once', violation_error_message='This organisation already has a unit of that name.')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=120)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'verbose_name_plural': 'people',
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='person_email_once', violation_error_message='Somebody with this e-mail address is already known here.')],
            },
        ),
        migrations.CreateModel(
            name='BodyMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='partnership.body')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('seat', models.CharField(choices=[('chair', 'Chair'), ('member', 'Member'), ('adviser', 'Adviser')], max_length=10)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('to_on__isnull', True)), fields=('body', 'person'), name='seat_once', violation_error_message='This person already sits on that body.'), models.UniqueConstraint(condition=models.Q(('seat', 'chair'), ('to_on__isnull', True)), fields=('body',), name='one_chair', violation_error_message='This body already has a chair. End that seat first.'), models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='seat_ends_after_start', violation_error_message='A seat cannot end before it begins.')],
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kind', models.CharField(choices=[('disclosable_pecuniary', 'Disclosable pecuniary'), ('other_registrable', 'Other registrable'), ('personal', 'Personal'), ('organisational', 'Organisational'), ('past', 'Past')], max_length=30)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('nature', models.CharField(max_length=300)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
                ('declared_at', models.DateTimeField()),
                ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', False), models.Q(('subject', ''), _negated=True), _connector='OR'), name='interest_in_something', violation_error_message='Say which organisation or subject the interest is in.'), models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='interest_ends_after_start', violation_error_message='An interest cannot end before it begins.')],
            },
        ),
        migrations.CreateModel(
            name='Dispensation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('interest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dispensations', to='partnership.interest')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reason', models.TextField()),
                ('until', models.DateField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('interest', 'until'), name='dispensation_once', violation_error_message='This interest already has a dispensation until that day.')],
            },
        ),
        migrations.CreateModel(
            name='RoleHolding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('commissioner', 'Commissioner'), ('analyst', 'Analyst'), ('finance', 'Finance officer'), ('legal', 'Legal officer'), ('equalities', 'Equalities officer'), ('procurement', 'Procurement officer'), ('monitoring_officer', 'Monitoring officer'), ('contract_manager', 'Contract manager'), ('auditor', 'Auditor'), ('group_member', 'Member of a board or group'), ('applicant', 'Applicant'), ('provider', 'Provider')], max_length=30)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='role_ends_after_start', violation_error_message='A role cannot end before it begins.'), models.UniqueConstraint(condition=models.Q(('to_on__isnull', True)), fields=('partnership', 'person', 'role'), name='role_held_once', violation_error_message='This person already holds that role.')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=120)),
                ('role', models.CharField(choices=[('administrator', 'Administrator'), ('commissioner', 'Commissioner'), ('analyst', 'Analyst'), ('finance', 'Finance officer'), ('legal', 'Legal officer'), ('equalities', 'Equalities officer'), ('procurement', 'Procurement officer'), ('monitoring_officer', 'Monitoring officer'), ('contract_manager', 'Contract manager'), ('auditor', 'Auditor'), ('group_member', 'Member of a board or group'), ('applicant', 'Applicant'), ('provider', 'Provider')], max_length=30)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.organisation')),
                ('token_digest', models.CharField(max_length=64)),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invited_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('token_digest',), name='invitation_token_once', violation_error_message='This invitation could not be made; try again.')],
            },
        ),
    ]
